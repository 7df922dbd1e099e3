// Names what Select2 draws in place of a field after the field's own label, for people who hear the page.
"use strict";
{
    const $ = django.jQuery;
    let number = 0;

    function idOf(element) {
        element.id = element.id || `named-${++number}`;
        return element.id;
    }

    function labelOf(select) {
        const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
        return label ? idOf(label) : "";
    }

    function name(select) {
        const label = labelOf(select);
        const drawn = $(select).data("select2");
        if (!label || !drawn) {
            return;
        }
        const chosen = drawn.$selection.find(".select2-selection__rendered")[0];
        drawn.$selection.attr("aria-labelledby", `${label} ${idOf(chosen)}`);
        drawn.$selection.find(".select2-search__field, [role=textbox]").attr("aria-labelledby", label);
    }

    function nameOpened(event) {
        const label = labelOf(event.target);
        const drawn = $(event.target).data("select2");
        drawn.$selection.attr("aria-controls", drawn.$selection.attr("aria-owns"));
        const dropdown = drawn.$dropdown;
        dropdown.find(".select2-search__field, .select2-results__options").attr("aria-labelledby", label);
    }

    // Both come after Django's own script, which draws on the same occasions.
    $(() => $(".admin-autocomplete").each((_, select) => name(select)));
    document.addEventListener("formset:added", (event) => {
        $(event.target).find(".admin-autocomplete").each((_, select) => name(select));
    });
    $(document).on("select2:open", ".admin-autocomplete", nameOpened);
}
