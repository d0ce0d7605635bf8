"""One run of wrk, and what it cost the server."""
import json
import os
import subprocess
import time

import servers

LUA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lua")
ENCODINGS = "gzip, deflate, br, zstd"   # what browsers say
LOOK = 3         # seconds of warming between two looks at the cost
SETTLED = 0.95   # what is not this much cheaper than before has settled


def run(server, script, arguments, seconds, clients=16):
    before = server.cpu()
    client = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "20s", "--latency", "-s", script, server.url, "--", *arguments],
        cwd=LUA, capture_output=True, text=True, timeout=seconds + 60, preexec_fn=servers.ahead_of_others)
    used = server.cpu() - before
    said = next((line for line in client.stdout.splitlines() if line.startswith("BENCH ")), None)
    if said is None:
        raise SystemExit(f"wrk failed: {client.stdout}{client.stderr}")
    measured = json.loads(said.removeprefix("BENCH "))
    measured["rate"] = measured["requests"] / measured["seconds"]
    measured["cpu"] = used / max(1, measured["requests"]) * 1e6   # microseconds a request
    return measured


def gets(server, paths_file, seconds, clients=16):
    measured = run(server, "gets.lua", [paths_file, ENCODINGS], seconds, clients)
    if measured["refused"] or measured["broken"]:
        raise SystemExit(f"{measured['refused']} of {measured['requests']} answers were refusals and {measured['broken']} broke; the log is {server.log.name}")
    return measured


def warm(measure, longest, least=0):
    """Until so many requests were answered and the compiler is done with what it makes better: a request costs no less than before, twice."""
    began, done, best, settled = time.monotonic(), 0, float("inf"), 0
    while (done < least or settled < 2) and time.monotonic() - began < longest:
        run = measure(LOOK)
        done += run["requests"]
        settled = settled + 1 if run["cpu"] > best * SETTLED else 0
        best = min(best, run["cpu"])
