// Asks how far the making of files is, and shows the page anew once it is over. Without a script the page reloads itself.
"use strict";
{
    const EVERY = 1000;
    const bar = document.getElementById("progress");
    const words = document.getElementById("words");

    async function ask() {
        const answer = await fetch(bar.dataset.address);
        if (!answer.ok) {
            location.reload();
            return;
        }
        const told = await answer.json();
        if (told.is_over) {
            location.reload();
            return;
        }
        bar.value = told.share;
        words.textContent = told.words;
        setTimeout(ask, EVERY);
    }

    setTimeout(ask, EVERY);
}
