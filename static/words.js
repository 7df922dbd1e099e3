// Counts the words of a submission while it is typed. The server counts, with the function that counts them for good.
"use strict";
{
    const PAUSE = 600;

    function watch(told) {
        const field = document.getElementById(told.id.replace(/_words$/, ""));
        const limit = document.getElementById("id_word_limit");
        const token = document.querySelector("[name=csrfmiddlewaretoken]");
        let waiting = 0;
        let asked = 0;

        async function count() {
            const number = ++asked;
            const body = new URLSearchParams({text: field.value, limit: limit ? limit.value : ""});
            try {
                const answer = await fetch(told.dataset.address, {
                    method: "POST", body, headers: {"X-CSRFToken": token.value}, redirect: "error",
                });
                // An answer that comes late is about a text that is no longer there.
                if (answer.ok && number === asked) {
                    show(await answer.json());
                }
            } catch {
                // Without a line to the server, what was counted last stays until the next key.
            }
        }

        function show(counted) {
            told.classList.toggle("wrong", counted.is_wrong);
            if (told.textContent !== counted.told) {
                told.textContent = counted.told;
            }
        }

        function later() {
            clearTimeout(waiting);
            waiting = setTimeout(count, PAUSE);
        }

        field.addEventListener("input", later);
        if (limit) {
            limit.addEventListener("input", later);
        }
    }

    document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".words").forEach(watch));
}
