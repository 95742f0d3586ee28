// Small comforts. Every page works without them; nothing here loads or measures anything, and what it remembers stays
// in the browser.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", (event) => {
    // Elsewhere it is a link to the print view.
    event.preventDefault();
    window.print();
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = button.dataset.share;
    try {
      if (navigator.share) {
        await navigator.share({ title: document.title, url });
      } else {
        await navigator.clipboard.writeText(url);
        const words = button.textContent;
        button.textContent = button.dataset.copied;
        button.setAttribute("role", "status");
        setTimeout(() => {
          button.textContent = words;
          button.removeAttribute("role");
        }, 4000);
      }
    } catch {
      // The reader closed the dialog, or the browser would not: nothing happens.
    }
  });
}

// On paper everything is open: what a disclosure hides is printed too, and closed again afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details[data-print-open]:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

// A visitor whose browser prefers the site's other language is told once that the page is there in it. Whoever has used
// the switch knows.
const remember = () => localStorage.setItem("language", "told");
for (const link of document.querySelectorAll("a[hreflang][lang]")) {
  link.addEventListener("click", () => {
    try {
      remember();
    } catch {
      // A browser that keeps nothing tells again.
    }
  });
}
try {
  const hint = document.querySelector("[data-language]");
  const other = hint?.dataset.language;
  const wished = navigator.languages
    .map((language) => language.slice(0, 2).toLowerCase())
    .find((language) => language === other || language === document.documentElement.lang);
  if (other && wished === other && !localStorage.getItem("language")) {
    remember();
    hint.hidden = false;
    hint.querySelector("button").addEventListener("click", () => hint.remove());
  }
} catch {
  // Without a memory the hint would come back on every page: it stays away.
}

// Where a membership was confirmed the invitation has been heard: in this browser thanks stand in its place.
try {
  if (document.querySelector("[data-joined]")) localStorage.setItem("joined", "yes");
  if (localStorage.getItem("joined")) {
    for (const thanks of document.querySelectorAll("[data-thanks]"))
      thanks.parentElement.replaceChildren(...thanks.children);
  }
} catch {
  // A browser that keeps nothing invites again.
}

// An author's mail address is whole only here: a program that reads pages for addresses finds none.
for (const shown of document.querySelectorAll("[data-mail]")) {
  const [user, domain] = [...shown.querySelectorAll("b")].map((half) => half.textContent);
  const link = document.createElement("a");
  link.textContent = `${user}@${domain}`;
  link.href = `mailto:${link.textContent}`;
  shown.replaceChildren(link);
}
