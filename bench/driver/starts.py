"""From the start of the program to the first topic page, beside the plainest MVC program on the same store."""
import statistics

import servers

PAIRS = 7
PAUSE = 0.002   # between two tries; more would blur the moment


def measure(built, store):
    id, slug = store.topics(1)[0]
    path = f"/t/{slug}/{id}"
    programs = {
        "forum": lambda: servers.Server([built["forum"]], store.settings, store.log),
        "minimal": lambda: servers.Server([built["minimal-app"]], {"Store": store.database}, store.log),
    }
    runs = {name: [] for name in programs}
    for pair in range(PAIRS + 1):
        for name in (list(programs) if pair % 2 else reversed(programs)):
            server = programs[name]()
            seconds = server.answers(path, pause=PAUSE)
            if pair > 0:   # the first brings the files into memory
                runs[name].append((seconds, server.cpu(), server.memory()))
            server.stop()
    middle = {name: {part: statistics.median(run[index] for run in runs[name]) for index, part in enumerate(("seconds", "cpu", "memory"))} for name in runs}
    middle["ratio"] = statistics.median(ours[1] / theirs[1] for ours, theirs in zip(runs["forum"], runs["minimal"]))
    print(f"start     {middle['forum']['seconds']:.2f} s, {middle['forum']['cpu']:.2f} s of CPU = {middle['ratio']:.2f}× the minimal app "
          f"({middle['minimal']['seconds']:.2f} s, {middle['minimal']['cpu']:.2f} s)", flush=True)
    return middle
