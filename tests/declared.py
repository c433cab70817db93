"""What the program declares, as entries of the manual: its commands, options and metrics, each a heading and lines of mdoc."""
import collections
import json
import re
import subprocess


def escaped(text):
    """Text as mdoc: signs that a formatter would change are escapes, and hyphens within words stay hyphens."""
    text = text.replace("\\", "\\e")
    for sign, name in (("'", r"\(aq"), ("`", r"\(ga"), ("^", r"\(ha"), ("~", r"\(ti"), ('"', r"\(dq")):
        text = text.replace(sign, name)
    text = re.sub(r"(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])", r"\\-", text)
    text = re.sub(r"\\-\\-[a-z0-9-]+", lambda option: r"\-\-" + option[0][4:].replace("-", r"\-"), text)
    return r"\&" + text if text.startswith((".", "'")) else text


def sentence(text):
    return escaped(text if text.endswith((".", "?", "!")) else text + ".")


def placeholder(name):
    """The value of an option: words to type are .Cm, what they stand for is .Ar."""
    name = re.sub(r"(?<!,)( ?\.\.\.)$", "", name)  # of an option that may be repeated; A,B,... is a list
    if name.startswith("'"):
        return f"Ar {escaped(name)}"
    parts = [f"{'Cm' if re.fullmatch('[a-z0-9]+', part) else 'Ar'} {part}" for part in name.split("|")]
    values = " Ns | Ns ".join(parts).replace("=", " Ns = Ns Ar ")
    return values.replace(",", " , Ns Ar ")


def metric(row):
    names = row["names"].split(", ")
    better = "neither higher nor lower" if row["better"] == "neither" else row["better"]
    undefined = "" if row["undefined_when"] == "never" else f"; undefined when {row['undefined_when']}"
    lines = [sentence(row["question"]), *formula(row["formula"]),
             sentence(f"From {row['range']}, {better} is better{undefined}")]
    if names[1:]:
        lines.append(sentence(f"Also: {', '.join(names[1:])}"))
    return f".It Sy {escaped(names[0])}", [*lines, sentence(f"Source: {row['source']}")]


def formula(text):
    """Displays of a formula, and of that over several classes: of code if it is an expression, of text if it is words."""
    of_two, several, of_several = text.partition("of several classes: ")
    lines = [displayed(of_two.removesuffix("; "))] if of_two else []
    return lines + (["Of several classes:", displayed(of_several)] if several else [])


def displayed(text):
    macro = "D1" if re.search("[a-z] [a-z]", text) else "Dl"
    return f".{macro} " + re.sub(r"(?<!\S)([A-Z][a-z])(?!\S)", r"\\&\1", escaped(text))  # not to be taken for a macro


def column_names(root):
    """The names by which columns are recognised, by role, as role.hpp declares them."""
    text = (root / "include/assay/row/role.hpp").read_text(encoding="utf-8")
    arrays = {name: re.findall(r'"([^"]*)"', body) for name, body in re.findall(r"(\w+_names)\{(.*?)\}", text, re.S)}
    entries = {}
    for role, what in re.findall(r'inline constexpr Role \w+\{\s*\.name = "(\w+)",(.*?)\};', text, re.S):
        usual, vague = re.search(r"\.usual_names = (\w+)", what), re.search(r"\.vague_names = (\w+)", what)
        if usual:
            description = re.search(r'\.description = "([^":]*)', what)[1]
            listed = ", ".join(arrays[usual[1]]) + ("; else " + ", ".join(arrays[vague[1]]) if vague else "")
            entries[role] = (f".It Li {role}", [sentence(f"{description}: {listed}")])
    return entries


SHARED_BY = 4  # commands that declare an option alike: then its place is the page on options


class Program:
    def __init__(self, path):
        self.path = path

    def printed(self, *words):
        return subprocess.run([self.path, *words], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True,
                              encoding="utf-8").stdout

    def blocks(self, *words):
        """The blocks of a help, which have titles that end in a colon: names and what is said of each."""
        found, title, name = {}, "", ""
        for line in self.printed(*words).splitlines():
            if re.match(r"\S.*:$", line):
                title = re.sub(r" \(.*", "", line[:-1])  # a note on all options of the group
                found[title] = {}
            elif title and line.startswith(" " * 26):
                found[title][name] = (found[title][name] + " " + line.strip()).strip()
            elif title and line.startswith("  "):
                name, *said = re.split(r" {2,}", line.strip(), maxsplit=1)
                found[title][name] = said[0] if said else ""
            elif line:
                title = ""
        return found

    def commands(self):
        listed = self.blocks("--help")["Commands"]
        return {name: (f".It Cm {name}", [sentence(said), "See", f".Xr assay-{name} 1 ."]) for name, said in listed.items()}

    def options(self, *words):
        """By group."""
        groups = self.blocks(*words, "--help-all" if words else "--help")
        del groups["Examples"]
        if not words:
            return {"": dict(self.entries(groups["Options"]))}
        return {title: dict(self.entries(block)) for title, block in groups.items()}

    def shared_options(self):
        """Those that are declared alike by several commands, by group, and of each command those of its own."""
        of_commands = {name: self.options(name) for name in self.commands()}
        count, first = collections.Counter(), {}
        for groups in of_commands.values():
            for title, options in groups.items():
                for key, entry in options.items():
                    count[(title, key, str(entry))] += 1
                    first.setdefault((title, key, str(entry)), entry)
        kept = {(title, key, said) for (title, key, said), times in count.items() if times >= SHARED_BY}
        shared = {}
        for place in first:  # in the order of declaration
            if place in kept:
                shared.setdefault(place[0], {})[place[1]] = first[place]
        own, left = {}, {}
        for name, groups in of_commands.items():
            own[name] = {title: {key: entry for key, entry in options.items() if (title, key, str(entry)) not in kept}
                         for title, options in groups.items()}
            own[name] = {title: options for title, options in own[name].items() if options}
            left[name] = [key for title, options in groups.items() for key, entry in options.items()
                          if (title, key, str(entry)) in kept]
        return shared, own, left

    def entries(self, block):
        for declaration, said in block.items():
            short, long, value = re.fullmatch(r"(?:-(\w), )?--([a-z0-9-]+)(?: (.+))?", declaration).groups()
            heading = ".It " + (f"Fl {short} , " if short else "") + f"Fl -{long}" + (f" {placeholder(value)}" if value else "")
            yield long, (heading, [sentence(said)])

    def metrics(self):
        families = json.loads(self.printed("explain", "-f", "json"))["catalogue"]
        del families["Ideas"]
        names = [name for family in families.values() for name in family]
        rows = json.loads(self.printed("explain", *names, "-f", "json"))["explained"]
        return {title: {name: metric(rows[name]) for name in family} for title, family in families.items()}
