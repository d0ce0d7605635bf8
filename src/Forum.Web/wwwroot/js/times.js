// Keeps "12 min ago" true on a page left open, and on pages kept for visitors. Steps as in RelativeTime.cs;
// from half a day on the words are about days and stay as the server wrote them.
const { now, minutes, hours } = document.body.dataset;
const half = 12 * 60;

const say = (gone) =>
  gone < 0.75 ? now : gone < 59.5 ? minutes.replace("#", Math.max(1, Math.round(gone))) : hours.replace("#", Math.max(1, Math.round(gone / 60)));

const refresh = () => {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const gone = (Date.now() - Date.parse(time.dateTime)) / 60_000;
    if (gone < half && time.title) time.textContent = say(gone);
  }
};

refresh();
setInterval(refresh, 60_000);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
