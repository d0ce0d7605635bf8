// Answers a page that cannot be had with the one kept for that, and does nothing else: what is read and sent stays between the
// reader and the forum. Which language and scheme it has stands in this worker's own address.
const page = "/offline" + location.search;
const kept = `offline ${version} ${location.search}`;

const tidy = async () => {
  await registration.navigationPreload?.enable();
  for (const name of await caches.keys()) if (name.startsWith("offline ") && name !== kept) await caches.delete(name);
};

const fromKept = (address) => caches.match(address, { cacheName: kept, ignoreVary: true });

// The browser asks while the worker wakes up, so nobody waits for it.
const reach = async (event) => {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await fromKept(page)) ?? Response.error();
  }
};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll([page, sheet])));
});

addEventListener("activate", (event) => event.waitUntil(tidy()));

addEventListener("fetch", (event) => {
  const { url, mode, method } = event.request;
  if (mode === "navigate" && method === "GET") event.respondWith(reach(event));
  else if (url === location.origin + sheet) event.respondWith(fromKept(sheet).then((found) => found ?? fetch(event.request)));
});
