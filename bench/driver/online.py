"""Ten thousand members who have a page open: each with a session, and each has just read something."""
import base64
import hashlib
import os
import random
import secrets
import sqlite3
import time

import load

MEMBERS = 10_000
DAY = 24 * 60 * 60 * 1000


def sign_in(store):
    """Sessions as rows, before the server starts: through the form each would cost it a second. Empty when the store has too few members."""
    now = round(time.time() * 1000)
    with sqlite3.connect(store.database) as connection:
        members = [id for id, in connection.execute("SELECT id FROM members ORDER BY id LIMIT ?", (MEMBERS,))]
        if len(members) < MEMBERS:
            return []
        tokens = [base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=") for _ in members]
        connection.executemany(
            "INSERT INTO sessions (member_id, token_hash, device, remembered, created_at, last_seen_at, confirmed_at, expires_at) VALUES (?, ?, 'bench', 1, ?, ?, ?, ?)",
            [(member, hashlib.sha256(token.encode()).hexdigest(), now, now, now, now + DAY) for member, token in zip(members, tokens)])
    return [f"preau={token}" for token in tokens]


def read(server, store, cookies, folder):
    """Everybody opens a page; takes as long as it takes."""
    topics = store.topics(500)
    random.Random(5).shuffle(cookies)
    file = os.path.join(folder, "online")
    with open(file, "w") as list_:
        list_.writelines(f"/t/{slug}/{id}\t{cookies[turn]}\n" for turn in range(len(cookies)) for id, slug in [topics[turn % len(topics)]])
    done = 0
    while done < len(cookies):
        done += load.gets(server, file, 5)["requests"]
