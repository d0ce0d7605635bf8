"""The bench from one end to the other; see docs/performance.md."""
import argparse
import os
import signal
import sys

import machine
import pages
import programs
import replies
import report
import servers
import starts
import stores

KINDS = list(pages.KINDS) + ["replies", "start"]


def read_arguments():
    parser = argparse.ArgumentParser(prog="bench/run.sh", description="Measures the forum against fixed bytes of the same size.")
    parser.add_argument("--quick", action="store_true", help="short measurements, for a first look: their table is not kept in docs/")
    parser.add_argument("--posts", type=int, default=20_000, help="how large a store: 20000, 1000000 or 10000000 posts")
    parser.add_argument("--pages", default=",".join(KINDS), help="some of: " + ", ".join(KINDS))
    parser.add_argument("--built", action="store_true", help="measure what was published before instead of publishing again")
    parser.add_argument("--priority", choices=servers.PRIORITIES, default="ahead", help="whether servers and clients go before other work, where that is allowed")
    arguments = parser.parse_args()
    arguments.pages = [page for page in arguments.pages.split(",") if page]
    if unknown := set(arguments.pages) - set(KINDS):
        parser.error(f"no such page: {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}")
    if not 1_000 <= arguments.posts <= 20_000_000:
        parser.error("--posts is between 1000 and 20000000")
    return arguments


def main():
    arguments = read_arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    servers.priority = arguments.priority
    cache = os.environ.get("BENCH_CACHE") or os.path.join(os.getcwd(), "artifacts", "bench")
    try:
        built = programs.publish(cache, again=not arguments.built)
        store = stores.fill(cache, built, arguments.posts)
        lengths = pages.QUICK if arguments.quick else pages.FULL
        result = {"machine": machine.describe(), "store": store.describe(), "quick": arguments.quick, "pages": [], "memory": {}, "replies": []}

        def keep(rows, memory):
            """After each page: who stops a long run has what was measured so far."""
            result["pages"], result["memory"] = rows, memory
            report.keep(result, cache)

        result["start"] = starts.measure(built, store) if "start" in arguments.pages else None
        result["pages"], result["memory"] = pages.measure(built, store, arguments.pages, lengths, cache, keep)
        result["replies"] = replies.measure(built, store, lengths) if "replies" in arguments.pages else []
        print("\n" + report.keep(result, cache))
        if not arguments.quick:
            report.publish(result)
    finally:
        servers.stop_all()


if __name__ == "__main__":
    main()
