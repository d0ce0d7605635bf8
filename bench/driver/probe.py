"""What a page allocates and asks of the database, told by the probe in a server of its own."""
import json
import os
import socket
import tempfile
import urllib.request

import load
import servers

WARM = 100     # requests before it counts; what is kept is kept then
MOST_WARM = 1000
ASKED = 4      # times before a page costs what it costs from then on: a member's is put in parts, then kept, then sent from memory
INNER = "'main'.'"   # what the full-text index asks of its own tables is part of the statement that asked the index
COUNTED = 100


class Probed:
    """The forum with the probe inside."""

    def __init__(self, built, store, settings):
        self.socket = os.path.join(tempfile.mkdtemp(), "probe")
        probing = {"DOTNET_STARTUP_HOOKS": built.probe, "BENCH_PROBE": self.socket}
        self.server = servers.Server([built["forum"]], {**store.settings, **settings, **probing}, store.log)
        self.server.answers("/")

    def count(self, asked):
        """Statements, milliseconds inside SQLite and kilobytes allocated for a request; and the statements themselves."""
        for turn in range(max(WARM, min(ASKED * len(asked), MOST_WARM))):
            self._get(*asked[turn % len(asked)])
        before = self._told()
        for turn in range(COUNTED):
            self._get(*asked[turn % len(asked)])
        after = self._told()
        known = {statement["sql"]: statement for statement in before["statements"]}
        nothing = {"times": 0, "nanoseconds": 0}
        ran = [{"sql": statement["sql"], **{part: (statement[part] - known.get(statement["sql"], nothing)[part]) / COUNTED for part in nothing}}
               for statement in after["statements"]]
        ran = sorted((statement for statement in ran if statement["times"] > 0 and INNER not in statement["sql"]), key=lambda statement: -statement["nanoseconds"])
        return {
            "statements": sum(statement["times"] for statement in ran),
            "database_ms": sum(statement["nanoseconds"] for statement in ran) / 1e6,
            "allocated_kb": (after["allocated"] - before["allocated"]) / COUNTED / 1024,
            "ran": ran,
        }

    def write_down(self, file, title, counted):
        """For whoever looks for what a page costs in the database."""
        with open(file, "a") as lines:
            lines.write(f"## {title}: {counted['statements']:.1f} statements, {counted['database_ms']:.2f} ms in SQLite, {counted['allocated_kb']:.0f} KB\n\n")
            lines.writelines(f"{ran['times']:6.2f} × {ran['nanoseconds'] / max(ran['times'], 1e-9) / 1e6:8.3f} ms  {' '.join(ran['sql'].split())}\n" for ran in counted["ran"])
            lines.write("\n")

    def stop(self):
        self.server.stop()

    def _get(self, path, cookie):
        headers = {"Accept-Encoding": load.ENCODINGS, **({"Cookie": cookie} if cookie else {})}
        with urllib.request.urlopen(urllib.request.Request(self.server.url + path, headers=headers)) as answer:
            answer.read()

    def _told(self):
        with socket.socket(socket.AF_UNIX) as asking:
            asking.connect(self.socket)
            return json.loads(b"".join(iter(lambda: asking.recv(65536), b"")))
