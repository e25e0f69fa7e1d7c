"""The documents that spaCy makes of files of CoNLL: for each its words and entities (label, first token, end)."""
import json
import sys

import spacy
from spacy.training.converters import conll_ner_to_docs


def read(name):
    with open(name, encoding="utf8") as file:
        return file.read()


def plain(doc):
    return {"words": [token.text for token in doc], "entities": [[e.label_, e.start, e.end] for e in doc.ents]}


files = [[plain(doc) for doc in conll_ner_to_docs(read(name), no_print=True)] for name in sys.argv[1:]]
json.dump({"version": spacy.__version__, "files": files}, sys.stdout)
