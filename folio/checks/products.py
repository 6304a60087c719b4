"""Rules about products."""

import datetime
from collections.abc import Iterator

from folio.checks.explanations import explained, places_to_explain
from folio.model.product import Product, State
from folio.model.register import Register
from folio.model.remark import Remark
from folio.model.report_definition import FilledBy


def product_unfinished(register: Register, today: datetime.date) -> Iterator[Remark]:
    """A product that should be finished, is not, and nobody says why."""
    for product in register.products.values():
        late = "" if product.state == State.FINAL else _late(register, product, today)
        partner = product.responsible or register.project.coordinator
        if late and not explained(register, FilledBy.PRODUCTS, partner):
            state = f"'{product.state}'" if product.state else "not known"
            message = (
                f"{late}, and the state of the product is {state}. "
                f"Write 'state: final' when it is finished"
                f"{places_to_explain(register, FilledBy.PRODUCTS)}."
            )
            yield Remark(
                "product-unfinished", f"products/{product.id}", ("state",), message, partner
            )


def _late(register: Register, product: Product, today: datetime.date) -> str:
    """Why it should be finished, or nothing."""
    end = register.project.period.end
    if product.due and product.due.last < today:
        return f"This was due by {product.due}"
    return f"The project ended on {end}" if end.last < today else ""
