"""Replies sent through the form and through the API, into a copy of the store; and whether a killed server loses one."""
import json
import os
import random
import signal
import statistics
import tempfile
import threading
import time
import urllib.request

import evictions
import load
import online
import people
import servers

CLIENTS = (1, 8, 64)
LARGEST_COPY = 6_000   # megabytes of a store that is copied to be written into
TOPICS_OF_A_MEMBER = 4
WARMERS = 64           # replies that come at once are heard together, by code of its own
BOUNDARY = "bench-4f1d9a"
OLD_ENOUGH = 2.5       # seconds: a form that comes back sooner was sent by a machine


def measure(built, store, lengths):
    if store.size() > LARGEST_COPY:
        print("Replies are measured on stores that can be copied; not on this one.")
        return []
    store = store.copied()
    cookies = online.sign_in(store)
    server = servers.Server([built["forum"]], store.settings, store.log)
    server.answers("/")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        ways = {"form": _forms(server, store, folder), "API": _calls(store, folder)}
        time.sleep(OLD_ENOUGH)
        for way in ways.values():
            load.warm(lambda seconds, way=way: _send(server, store, way, WARMERS, seconds), lengths.warm)
        for clients in CLIENTS:
            runs = {way: [] for way in ways}
            for pair in range(lengths.pairs):
                for way in (list(ways) if pair % 2 else reversed(ways)):
                    runs[way].append(_send(server, store, ways[way], clients, lengths.seconds))
            for way, measured in runs.items():
                middle = {part: statistics.median(run[part] for run in measured) for part in ("rate", "cpu", "p50", "p99")}
                rows.append({"way": way, "clients": clients, **middle, "memory": server.memory()})
                print(f"reply     by {way:<5} {clients:>2} clients {middle['rate']:8.0f} /s  {middle['cpu']:.0f} µs  "
                      f"p50 {middle['p50']:.2f} ms  p99 {middle['p99']:.2f} ms", flush=True)
        rows.append(evictions.measure(server, store))
        if cookies:
            rows += _with_others(server, store, ways, cookies, folder, lengths)
        rows.append(_killed(server, store, ways["API"]))
    return rows


def _with_others(server, store, ways, cookies, folder, lengths):
    """Beside the members who write, the same number before and after thousands of others have read."""
    runs = {(way, when): [] for way in ways for when in ("before", "after")}
    for when in ("before", "after"):
        if when == "after":
            online.read(server, store, cookies, folder)
        for _ in range(lengths.pairs):
            for way in ways:
                runs[way, when].append(_send(server, store, ways[way], 64, lengths.seconds)["rate"])
    rows = []
    for way in ways:
        before, after = (statistics.median(runs[way, when]) for when in ("before", "after"))
        rows.append({"way": "online", "by": way, "others": len(cookies), "before": before, "after": after})
        print(f"online    by {way:<5} {before:.0f} /s before, {after:.0f} /s after {len(cookies)} others read", flush=True)
    return rows


def _send(server, store, file, clients, seconds):
    before = _posts(store)
    measured = load.run(server, "replies.lua", [file, str(random.randrange(2**31))], seconds, clients)
    written = _posts(store) - before
    if measured["refused"] or measured["broken"] or not measured["requests"] <= written <= measured["requests"] + clients:
        raise SystemExit(f"{measured['requests']} replies were answered, {measured['refused']} refused, {measured['broken']} broke, {written} are there; the log is {server.log.name}")
    return measured


def _killed(server, store, file):
    """Every reply that was acknowledged is in the store of a server that was killed."""
    before = _posts(store)
    threading.Timer(2, lambda: os.kill(server.process.pid, signal.SIGKILL)).start()
    measured = load.run(server, "replies.lua", [file, str(random.randrange(2**31))], 3, 64)
    server.process.wait()
    server.stop()
    row = {"way": "killed", "acknowledged": measured["requests"] - measured["refused"], "found": _posts(store) - before}
    print(f"killed    {row['acknowledged']} replies were acknowledged, {row['found']} are there", flush=True)
    return row


def _posts(store):
    """How many there ever were: numbers are given one by one. Waits for what was still on its way when the client went."""
    last = None
    while (now := store.ask("SELECT max(id) FROM posts")[0][0]) != last:
        last = now
        time.sleep(0.3)
    return now


def _forms(server, store, folder):
    """What a browser would send, without the text."""
    lines = []
    topics = store.topics(TOPICS_OF_A_MEMBER * people.MEMBERS)
    for turn, member in enumerate(store.notes()["members"]):
        for id, slug in topics[turn % len(topics)::people.MEMBERS][:TOPICS_OF_A_MEMBER]:
            request = urllib.request.Request(f"{server.url}/t/{slug}/{id}", headers={"Cookie": member["cookies"]})
            page = urllib.request.urlopen(request).read().decode()
            fields = {**people.hidden_fields(page, f"/topics/{id}/replies#reply"), "homepage": "", "once": "%UNIQUE%", "markdown": "%TEXT%"}
            parts = [f'--{BOUNDARY}%CRLF%Content-Disposition: form-data; name="{name}"%CRLF%%CRLF%{value}%CRLF%' for name, value in fields.items()]
            headers = f"Cookie: {member['cookies']}|Content-Type: multipart/form-data; boundary={BOUNDARY}|Origin: {server.url}"
            lines.append(f"/topics/{id}/replies\t{headers}\t{''.join(parts)}--{BOUNDARY}--%CRLF%\n")
    return _listed(folder, "forms", lines)


def _calls(store, folder):
    topics = store.topics(256)
    keys = [member["key"] for member in store.notes()["members"] if "key" in member]
    body = json.dumps({"markdown": "%TEXT%"})
    return _listed(folder, "calls", [
        f"/api/v1/topics/{id}/posts\tAuthorization: Bearer {keys[turn % len(keys)]}|Content-Type: application/json\t{body}\n"
        for turn, (id, _) in enumerate(topics)])


def _listed(folder, name, lines):
    file = os.path.join(folder, name)
    random.Random(3).shuffle(lines)
    with open(file, "w") as list_:
        list_.writelines(lines)
    return file
