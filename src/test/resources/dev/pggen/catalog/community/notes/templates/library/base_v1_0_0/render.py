"""The little of a catalog library that the fixture needs; refuses as the real one does."""


class RenderError(Exception):
    pass


class Container:
    def __init__(self, image):
        self.service = {"image": image, "environment": {}, "ports": []}

    def add_env(self, name, value):
        self.service["environment"][name] = value

    def add_port(self, number):
        self.service["ports"].append({"target": number, "published": number})


class Portals:
    def __init__(self):
        self.all = []

    def add(self, port, config):
        self.all.append({"host": "0.0.0.0", "port": port["port_number"]} | config)


class Notes:
    def __init__(self):
        self.body = None

    def set_body(self, body):
        self.body = body


class Deps:
    def __init__(self, tpl):
        self.tpl = tpl

    def postgres(self, name, image, config):
        container = self.tpl.add_container(name, image)
        container.add_env("POSTGRES_DB", config["database"])
        return container


class Render:
    def __init__(self, values):
        self.values = values
        self.containers = {}
        self.portals = Portals()
        self.notes = Notes()
        self.deps = Deps(self)

    def add_container(self, name, image):
        if image not in self.values["images"]:
            raise RenderError(f"Image [{image}] not found in values")
        details = self.values["images"][image]
        container = Container(f"{details['repository']}:{details['tag']}")
        self.containers[name] = container
        return container

    def render(self):
        return {
            "services": {n: c.service for n, c in self.containers.items()},
            "x-portals": self.portals.all,
            "x-notes": self.notes.body,
        }
