"""Compiled templates are taken by a later environment as long as they are the same."""

import pytest
from jinja2 import DictLoader, Environment

from annotated_article.mkdocs_adapter.theme import CompiledTemplates


def test_a_template_is_compiled_once_and_again_when_it_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_it = Environment.compile

    def counted(self: Environment, source: str, *more: object, **named: object) -> object:
        compiled.append(source)
        return compile_it(self, source, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", counted)
    kept = CompiledTemplates()

    def shown(source: str) -> str:
        return Environment(loader=DictLoader({"page": source}), bytecode_cache=kept).get_template("page").render(name="Ada")

    assert [shown("Hello {{ name }}"), shown("Hello {{ name }}"), shown("Bye {{ name }}")] == ["Hello Ada", "Hello Ada", "Bye Ada"]
    assert compiled == ["Hello {{ name }}", "Bye {{ name }}"]
