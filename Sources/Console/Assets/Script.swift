/// The one script. Everything works without it; with it, numbers and events move by themselves. It writes text, never markup.
enum Script {
    static let text = """
        "use strict";
        (() => {
          // A login link carries the token behind the #, which a browser never sends: it goes into the form and out of the address.
          const login = document.querySelector("[data-login]");
          const useLink = () => {
            if (!login || location.hash.length < 2) return;
            login.elements.token.value = decodeURIComponent(location.hash.slice(1));
            history.replaceState(null, "", location.pathname + location.search);
            login.requestSubmit();
          };
          useLink();
          addEventListener("hashchange", useLink);

          const shortcut = document.querySelector("[data-shortcut]");
          if (shortcut) document.addEventListener("keydown", (event) => {
            if (event.key !== shortcut.dataset.shortcut || event.ctrlKey || event.metaKey || event.altKey) return;
            if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
            event.preventDefault();
            shortcut.focus();
          });

          const page = document.querySelector("[data-live]");
          if (!page || !window.EventSource) return;
          const connection = page.querySelector("[data-connection]");
          const list = page.querySelector("[data-events]");
          const template = page.querySelector("template[data-event]");
          const pause = page.querySelector("[data-pause]");
          const most = 200;
          let waiting = [];
          let paused = false;

          const say = (text, state) => {
            if (!connection) return;
            connection.textContent = text;
            connection.classList.toggle("on", state === "on");
            connection.classList.toggle("off", state === "off");
          };

          const show = (event) => {
            const item = template.content.firstElementChild.cloneNode(true);
            const [time, text, rest] = item.children;
            time.dateTime = event.at;
            time.textContent = event.at.slice(11, 19);
            text.textContent = event.text;
            rest.textContent = [event.kind, event.subject, event.actor].join(" · ");
            if (["neutral", "good", "attention", "bad"].includes(event.tone)) item.classList.add(event.tone, "changed");
            list.prepend(item);
            while (list.children.length > most) list.lastElementChild.remove();
            page.querySelector("[data-empty]").hidden = true;
          };

          const source = new EventSource(page.dataset.live);
          source.onopen = () => say("live", "on");
          source.onerror = () => say("connection lost, trying again", "off");
          source.addEventListener("entry", (message) => {
            if (!list) return;
            const event = JSON.parse(message.data);
            if (paused) waiting = [...waiting, event].slice(-most);
            else show(event);
          });
          source.addEventListener("numbers", (message) => {
            for (const [name, value] of Object.entries(JSON.parse(message.data))) {
              for (const element of page.querySelectorAll(`[data-number="${CSS.escape(name)}"]`)) {
                const text = String(value);
                if (element.textContent === text) continue;
                element.textContent = text;
                element.classList.remove("changed");
                void element.offsetWidth;
                element.classList.add("changed");
              }
            }
          });

          if (pause && list) {
            pause.hidden = false;
            pause.addEventListener("click", () => {
              paused = !paused;
              pause.textContent = paused ? "Resume" : "Pause";
              pause.setAttribute("aria-pressed", String(paused));
              if (!paused) { waiting.forEach(show); waiting = []; }
            });
          }
          addEventListener("pagehide", () => source.close());
        })();
        """
}
