"""Visitors of one page, while it is written to again and again: each time somebody makes it anew, and the others wait for that."""
import json
import os
import tempfile
import threading
import time
import urllib.request

import load

TIMES = 200
EVERY = 0.05   # seconds


def measure(server, store):
    id, slug = store.topics(1)[0]
    call = _call(server, store, id)
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page")
        with open(page, "w") as list_:
            list_.write(f"/t/{slug}/{id}\t\n")
        call("première")   # the way of a write is warm
        load.gets(server, page, 3)
        writer = threading.Thread(target=_write, args=(call,))
        writer.start()
        measured = load.gets(server, page, round(TIMES * EVERY))
        writer.join()
    row = {"way": "evicted", "times": TIMES, "requests": measured["requests"], **{part: measured[part] for part in ("p50", "p99", "most")}}
    print(f"evicted   {TIMES} times under 16 clients: {row['requests']} answers, p50 {row['p50']:.2f} ms  p99 {row['p99']:.2f} ms  most {row['most']:.2f} ms", flush=True)
    return row


def _call(server, store, topic):
    key = next(member["key"] for member in store.notes()["members"] if "key" in member)

    def call(number):
        body = json.dumps({"markdown": f"Une réponse de plus, la {number}, pour que la page soit faite à neuf."}).encode()
        request = urllib.request.Request(
            f"{server.url}/api/v1/topics/{topic}/posts", body, {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
        urllib.request.urlopen(request).close()

    return call


def _write(call):
    began = time.monotonic()
    for number in range(TIMES):
        call(number)
        time.sleep(max(0, began + (number + 1) * EVERY - time.monotonic()))
