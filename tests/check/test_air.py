"""What a chat assistant leaves behind, in every language; and what authors write themselves."""

from __future__ import annotations

import pytest

from citecheck.model import Block
from citecheck.text import Text

from .building import article, findings, note


def told(code: str, paragraph: str) -> bool:
    return bool(findings(code, article(body=(Block("paragraph", Text.of(paragraph)),))))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Voici la traduction en français\ndu passage demandé, sans ajout d'informations : le port.",
        "Bien sûr ! Voici une version améliorée du passage.",
        "En tant que modèle de langage, je ne peux pas consulter ces archives.",
        "N’hésitez pas à me\u00a0demander un autre passage sur les quais.",
        "Souhaitez-vous que je développe la partie sur les greniers ?",
        "Si vous le souhaitez, je peux aussi abréger ce passage.",
        "J’espère que cela vous aidera.",
        "Here is the revised paragraph as requested: the quay was built in 1756.",
        "Sure, here’s a shorter version of your text.",
        "As a large language model trained by Quay, I do not know the harbour.",
        "As of my last update, the quay still stood.",
        "I'm sorry, but I cannot help with the ledger.",
        "As an AI language model, I cannot browse archives.",
        "Let me know if you would like me to expand the section on granaries.",
        "¡Claro! Aquí tienes el texto corregido.",
        "Por supuesto. Aquí te dejo el párrafo.",
        "Espero que te sirva.",
        "¿Quieres que lo resuma?",
        "Como modelo de linguagem, não posso confirmar a data.",
        "Com certeza! Aqui está o resumo.",
        "Gostaria que eu traduzisse o resto?",
        "Natürlich! Hier ist die überarbeitete Fassung.",
        "Als KI-Assistent kann ich die Akten nicht einsehen.",
        "Lassen Sie mich wissen, wenn Sie mehr brauchen.",
        "Certo! Ecco la versione corretta.",
        "Come modello linguistico, non posso consultare il registro.",
        "Fammi sapere se vuoi altro.",
        "بالتأكيد! إليك الترجمة المطلوبة.",
        "بصفتي نموذج لغوي لا أعرف تاريخ الميناء.",
        "هل تود أن أترجم بقية النص؟",
    ],
)
def test_assistant_phrase(paragraph: str) -> None:
    """An assistant's own words are found across line breaks and languages."""
    assert told("AIR001", paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Voici la traduction de l'inscription, établie par l'auteur.",
        "Le programme répondit : « En tant que modèle de langage, je ne peux pas répondre. »",
        "As an AI language model, ChatGPT draws on texts of many kinds.",
        "Of course, here is the difficulty. Certainly, here lies the harbour.",
        "Aquí está el texto de la ordenanza.",
        "Certo, ecco il problema che la storia non risolve.",
        "فيما يلي ترجمة النقش كما نشره المؤلف.",
    ],
)
def test_an_author_s_phrase(paragraph: str) -> None:
    """Ordinary turns and quotations are left alone."""
    assert not told("AIR001", paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The quay :contentReference[oaicite:12]{index=12} was built.",
        "The quay oai_citation:2‡quay.org was built.",
        "The quay【12:3†report.pdf】was built.",
        "The quay citeturn0search1turn0news4 was built.",
        "[cite_start]The quay was built. [cite: 12, 13]",
        "The quay turn2view0 was built.",
        "The quay <grok:render card> was built.",
        "The quay was built (sandbox:/mnt/data/quay.pdf).",
        "The quay was built (attached_file:3).",
    ],
)
def test_assistant_marker(paragraph: str) -> None:
    """The marks of several assistants are known."""
    assert told("AIR002", paragraph)


def test_in_a_note() -> None:
    """A mark in a note is reported for the note."""
    (finding,) = findings("AIR002", article(note(3, "Hale, Night trains【4†source】.")))
    assert finding.target == "n3"
