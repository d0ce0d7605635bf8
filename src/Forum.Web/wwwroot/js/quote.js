// "Quote" takes what is selected in its post to the composer; with nothing selected the link does its own work.
const words = (article) => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return "";
  const prose = article.querySelector(".prose");
  return prose?.contains(selection.getRangeAt(0).commonAncestorContainer) ? selection.toString().trim() : "";
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-quote]");
  const text = document.querySelector("[data-composer] textarea");
  const said = link && text ? words(link.closest("article")) : "";
  if (!said) return;

  event.preventDefault();
  const before = text.value.slice(0, text.selectionStart).trimEnd();
  const after = text.value.slice(text.selectionEnd).trimStart();
  const quote = `[quote="${link.dataset.quote}"]\n${said}\n[/quote]\n\n`;
  text.value = (before ? `${before}\n\n` : "") + quote + after;
  const at = text.value.length - after.length;
  text.focus();
  text.setSelectionRange(at, at);
  text.dispatchEvent(new Event("input", { bubbles: true }));
});
