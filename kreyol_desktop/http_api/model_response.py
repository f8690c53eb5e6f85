"""An answer from a model that was checked when it was made.

Returned as a model it would be checked and taken apart once more, which takes longer than the
route itself: for routes that are asked often.
"""

from fastapi import Response
from pydantic import BaseModel


def model_response(answer: BaseModel, status: int = 200) -> Response:
    """``answer`` as JSON."""
    return Response(answer.model_dump_json(), status, media_type="application/json")
