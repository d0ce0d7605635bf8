"""A mail server for the tests, made of Debian's python3-aiosmtpd: one process, one port for each way of being reached.

Prints a line of JSON with the ports, then one for each letter it takes. What it does depends on the recipient:
later@ is refused once with 451, never@ with 550, spam@ after the text with 554, hang@ is never answered.
"""
import asyncio
import base64
import json
import logging
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

certificate, key = sys.argv[1:3]
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(certificate, key)
refused = set()
logging.disable(logging.CRITICAL)


def say(**what):
    print(json.dumps(what), flush=True)


def authenticate(server, session, envelope, mechanism, data):
    if mechanism not in ("LOGIN", "PLAIN"):
        return AuthResult(success=False, handled=False)
    good = data.login.decode() == "préau" and data.password.decode() == "mot de passe"
    return AuthResult(success=good, handled=good)


class Letters:
    def __init__(self, way):
        self.way = way

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "never":
            return "550 5.1.1 Nobody of that name"
        if name == "later" and (self.way, address) not in refused:
            refused.add((self.way, address))
            return "451 4.3.2 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "spam":
            return "554 5.7.1 We do not like it"
        if name == "hang":
            await asyncio.sleep(3600)
        say(way=self.way, sender=envelope.mail_from, to=envelope.rcpt_tos[0], options=envelope.mail_options,
            tls=server.transport.get_extra_info("ssl_object") is not None, signedIn=bool(session.authenticated), peer=session.peer[1],
            raw=base64.b64encode(envelope.original_content).decode())
        return "250 OK"


async def main():
    ports = {}

    async def listen(way, secure=None, **settings):
        def serve():
            return SMTP(Letters(way), hostname="peer.test", enable_SMTPUTF8=True, data_size_limit=200_000, **settings)
        server = await asyncio.get_running_loop().create_server(serve, "127.0.0.1", 0, ssl=secure)
        ports[way] = server.sockets[0].getsockname()[1]

    login = dict(authenticator=authenticate, auth_required=True)
    await listen("plain")
    await listen("starttls", tls_context=context, require_starttls=True, **login)
    await listen("login", tls_context=context, require_starttls=True, auth_exclude_mechanism=["PLAIN"], **login)
    await listen("tls", secure=context, auth_require_tls=False, **login)
    say(ports=ports)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
