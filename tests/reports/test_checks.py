from django.core import checks

from upr_tracker.lib import pdf


def said():
    return [(message.id, message.hint) for message in checks.run_checks() if message.id == "reports.W001"]


def test_machine_that_cannot_draw_pdf_is_warned_with_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: False)
    install = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert said() == [("reports.W001", install)]


def test_machine_that_draws_pdf_is_not_warned(monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_available", lambda: True)
    assert said() == []
