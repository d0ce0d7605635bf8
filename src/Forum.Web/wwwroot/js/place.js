// Where the reader is in a topic: the line that stays at the top of a phone and the steps beside the posts follow the posts.
const line = document.querySelector("[data-position]");
const posts = [...document.querySelectorAll("article.post")];
const numberOf = ({ id }) => Number(id.slice("post-".length));

const show = (number) => {
  line.querySelector(".here").textContent = line.dataset.position.replace("#", number.toLocaleString(document.documentElement.lang));
  for (const list of document.querySelectorAll(".steps")) {
    let here;
    for (const step of list.querySelectorAll("a")) {
      const leads = Number(step.hash.slice("#post-".length));
      if (leads >= numberOf(posts[0]) && leads <= number) here = step;
      step.removeAttribute("aria-current");
    }
    here?.setAttribute("aria-current", "true");
  }
};

if (line && posts.length) {
  // What crosses a line at a third of the window is being read.
  const reading = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) show(numberOf(target));
  }, { rootMargin: "-33% 0px -66% 0px" });
  for (const post of posts) reading.observe(post);
}
