// Has the page kept that is shown without a connection, once this one is there and quiet. The browser wants it said that the address is ours.
const quiet = 2000;
const { lang, dataset } = document.documentElement;

const keep = () => {
  const address = `/sw.js?lang=${lang}` + (dataset.scheme ? `&scheme=${dataset.scheme}` : "");
  const policy = globalThis.trustedTypes?.createPolicy("preau-offline", { createScriptURL: (url) => url });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address).catch(() => {});
};

if (navigator.serviceWorker) addEventListener("load", () => setTimeout(keep, quiet));
