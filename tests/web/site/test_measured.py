"""The page of the benchmark shows each table with its day, machine and command."""

from __future__ import annotations

from django.test import Client

from decision_aid.web.loaded import measured_tables


def test_every_cell_of_every_table_is_on_the_page(client: Client) -> None:
    page = client.get("/measured/").content.decode()
    for table in measured_tables():
        for words in (table.machine, table.command, *table.columns, *sum(table.rows, ())):
            assert words in page, words
        assert f"{table.measured_on.day} {table.measured_on:%B %Y}" in page
