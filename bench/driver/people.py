"""Members with sessions and keys, made the way people get them."""
import html
import http.cookiejar
import json
import os
import re
import subprocess
import urllib.parse
import urllib.request

import servers

MEMBERS = 64
WITH_KEYS = 8
PASSWORD = "a bench of oak and iron 42"
SETUP = {
    "Forum__Setup__AdminUser": "bench", "Forum__Setup__AdminEmail": "bench@example.org", "Forum__Setup__AdminPassword": PASSWORD,
    "Forum__Setup__Title": "Le banc", "Forum__Setup__Language": "fr", "Forum__Setup__Stage": "live",
}


def settle(built, store):
    """Sets the forum up and lets its members in; nothing of this is measured, so limits are off."""
    print("Letting members in …", flush=True)
    settings = {**store.settings, **SETUP, "ASPNETCORE_ENVIRONMENT": "Bench", "Forum__Bench__Limits": "off"}
    server = servers.Server([built["forum"]], settings, store.log)
    server.answers("/")
    admin = key(built, store, "bench", "admin")
    names = [f"banc{number}" for number in range(1, MEMBERS + 1)]
    for name in names:
        _create(server, admin, name)
    notes = {"members": [{"name": name, "cookies": sign_in(server, name)} for name in names]}
    for member in notes["members"][:WITH_KEYS]:
        member["key"] = key(built, store, member["name"], "write")
    server.stop()
    return notes


def key(built, store, owner, scopes):
    said = subprocess.run(
        [built["forum"], "key", "create", "--owner", owner, "--scopes", scopes],
        env={**os.environ, **store.settings}, check=True, capture_output=True, text=True)
    return said.stdout.split()[-1]


def _create(server, admin, name):
    body = json.dumps({"username": name, "email": f"{name}@example.org", "password": PASSWORD}).encode()
    request = urllib.request.Request(
        server.url + "/api/v1/users", body, {"Authorization": f"Bearer {admin}", "Content-Type": "application/json"})
    urllib.request.urlopen(request).close()


def sign_in(server, name):
    """Through the form, as everybody; the cookies that a browser would send from then on."""
    jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(strict_ns_domain=http.cookiejar.DefaultCookiePolicy.DomainLiberal))
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(server.url + "/sign-in").read().decode()
    fields = {**hidden_fields(page, "/sign-in"), "name": name, "password": PASSWORD, "remember": "true"}
    browser.open(server.url + "/sign-in", urllib.parse.urlencode(fields).encode()).close()
    cookies = {cookie.name: cookie.value for cookie in jar}
    if "preau" not in cookies:
        raise SystemExit(f"{name} could not sign in.")
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def hidden_fields(page, action):
    """The fields that the form with this address sends by itself."""
    forms = re.finditer(r"<form[^>]*action=\"([^\"]*)\".*?</form>", page, re.S)
    form = next(form[0] for form in forms if html.unescape(form[1]) == action)
    hidden = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", form)
    return {_attribute(field, "name"): html.unescape(_attribute(field, "value")) for field in hidden}


def _attribute(tag, name):
    found = re.search(rf"\b{name}=\"([^\"]*)\"", tag)
    return found[1] if found else ""
