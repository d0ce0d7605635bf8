// Comfort for the field one writes in. Without this module preview is a submit button, quoting a link, and both work.
import "./preview.js";
import "./quote.js";

for (const box of document.querySelectorAll("[data-composer]")) {
  const text = box.querySelector("textarea");

  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    text.form.requestSubmit();
  });

  // The kit keeps its place from the start, so that nothing moves when it comes.
  box.addEventListener("focusin", () => import("./toolbar.js").then(() => box.querySelector("[data-kit]").classList.add("ready")), { once: true });
}

// A double click is one post: the server sees to it, this only spares the second request.
document.addEventListener("submit", ({ target, submitter }) => {
  if (!target.querySelector("[data-composer]") || !submitter) return;
  setTimeout(() => (submitter.disabled = true));
  addEventListener("pageshow", () => (submitter.disabled = false), { once: true });
});
