"""The network: a small pre-norm transformer with tied embeddings, in a shape CTranslate2 runs."""

import math
import random
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

MAX_POSITIONS = 512
_POOL_SIZE = 6_000_000


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes. The defaults give 7.3 million parameters: 8.6 MB in int8, about 4 ms a sentence."""

    vocabulary: int = 8000
    width: int = 256
    feed_forward: int = 1024
    heads: int = 4
    encoder_layers: int = 4
    decoder_layers: int = 2

    def as_dict(self) -> dict[str, int]:
        """For checkpoints."""
        return asdict(self)


class PooledDropout(nn.Module):
    """Dropout that draws its masks from a pool: fresh random numbers cost a CPU more than the
    layers they regularise."""

    pool: Tensor

    def __init__(self, share: float) -> None:
        super().__init__()
        kept = (torch.rand(_POOL_SIZE if share else 1) >= share).float() / (1 - share)
        self.register_buffer("pool", kept, persistent=False)
        self._is_active = share > 0

    def forward(self, x: Tensor) -> Tensor:
        """Drop in training, pass in evaluation."""
        if not (self.training and self._is_active):
            return x
        if x.numel() >= _POOL_SIZE:
            raise ValueError(f"A batch is larger than {_POOL_SIZE} values: lower --batch-tokens.")
        start = random.randrange(_POOL_SIZE - x.numel())
        return x * self.pool[start : start + x.numel()].view(x.shape)


def sinusoids(positions: int, width: int) -> Tensor:
    """Position encodings as CTranslate2 computes them: sines first, then cosines."""
    position = torch.arange(positions)[:, None].float()
    exponent = torch.arange(width // 2).float() * -(math.log(10000) / (width // 2 - 1))
    angle = position * torch.exp(exponent)
    return torch.cat([torch.sin(angle), torch.cos(angle)], dim=1)


class SelfAttention(nn.Module):
    def __init__(self, size: Architecture, *, causal: bool) -> None:
        super().__init__()
        self.heads, self.causal = size.heads, causal
        self.norm = nn.LayerNorm(size.width)
        self.query_key_value = nn.Linear(size.width, 3 * size.width)
        self.output = nn.Linear(size.width, size.width)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attend from each position to all (`mask` True) or to earlier ones (causal)."""
        query, key, value = (
            _split(part, self.heads) for part in self.query_key_value(self.norm(x)).chunk(3, -1)
        )
        # no dropout in here: it would switch the fused CPU kernel off
        mixed = F.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, is_causal=self.causal
        )
        result: Tensor = self.output(_merge(mixed))
        return result


class CrossAttention(nn.Module):
    def __init__(self, size: Architecture) -> None:
        super().__init__()
        self.heads = size.heads
        self.norm = nn.LayerNorm(size.width)
        self.query = nn.Linear(size.width, size.width)
        self.key_value = nn.Linear(size.width, 2 * size.width)
        self.output = nn.Linear(size.width, size.width)

    def forward(
        self, x: Tensor, memory: Tensor, mask: Tensor, guide: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Attend to the source; also return the loss of the first head against `guide`."""
        query = _split(self.query(self.norm(x)), self.heads)
        key, value = (_split(part, self.heads) for part in self.key_value(memory).chunk(2, -1))
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        if guide is None:
            loss = x.new_zeros(())
        else:
            loss = _guide_loss(query[:, 0], key[:, 0], mask[:, 0], guide)
        return self.output(_merge(mixed)), loss


class FeedForward(nn.Module):
    def __init__(self, size: Architecture) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(size.width)
        self.widen = nn.Linear(size.width, size.feed_forward)
        self.narrow = nn.Linear(size.feed_forward, size.width)

    def forward(self, x: Tensor) -> Tensor:
        """Widen, ReLU, narrow."""
        result: Tensor = self.narrow(F.relu(self.widen(self.norm(x)), inplace=True))
        return result


class EncoderLayer(nn.Module):
    def __init__(self, size: Architecture, dropout: nn.Module) -> None:
        super().__init__()
        self.attention = SelfAttention(size, causal=False)
        self.feed_forward = FeedForward(size)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """One layer."""
        x = x + self.dropout(self.attention(x, mask))
        result: Tensor = x + self.dropout(self.feed_forward(x))
        return result


class DecoderLayer(nn.Module):
    def __init__(self, size: Architecture, dropout: nn.Module) -> None:
        super().__init__()
        self.attention = SelfAttention(size, causal=True)
        self.source_attention = CrossAttention(size)
        self.feed_forward = FeedForward(size)
        self.dropout = dropout

    def forward(
        self, x: Tensor, memory: Tensor, mask: Tensor, guide: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """One layer and its alignment loss."""
        x = x + self.dropout(self.attention(x, None))
        mixed, loss = self.source_attention(x, memory, mask, guide)
        x = x + self.dropout(mixed)
        return x + self.dropout(self.feed_forward(x)), loss


class Transformer(nn.Module):
    """Embedding of pieces, encoder, decoder, and the scores of the next piece."""

    positions: Tensor

    def __init__(self, size: Architecture, *, padding: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.size, self.padding = size, padding
        self.bias = nn.Parameter(torch.zeros(size.vocabulary))
        self.embedding = nn.Embedding(size.vocabulary, size.width, padding_idx=padding)
        shared = PooledDropout(dropout)
        self.encoder = nn.ModuleList(EncoderLayer(size, shared) for _ in range(size.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(size, shared) for _ in range(size.decoder_layers))
        self.encoder_norm = nn.LayerNorm(size.width)
        self.decoder_norm = nn.LayerNorm(size.width)
        self.dropout = shared
        self.register_buffer("positions", sinusoids(MAX_POSITIONS, size.width), persistent=False)
        self._initialise()

    def forward(
        self, source: Tensor, prefix: Tensor, scored: Tensor, guide: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Decoder states where `scored` is True (rows), and the loss of the guided head."""
        mask = (source != self.padding)[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        memory, y = self.encoder_norm(x), self._embed(prefix)
        loss = y.new_zeros(())
        for index, layer in enumerate(self.decoder):
            is_last = index == len(self.decoder) - 1
            y, loss = layer(y, memory, mask, guide if is_last else None)
        return self.decoder_norm(y[scored]), loss

    def scores(self, states: Tensor, pieces: Tensor) -> Tensor:
        """Logits of the given pieces only: the softmax is the dearest part of a small model."""
        return F.linear(states, self.embedding.weight[pieces], self.bias[pieces])

    def _embed(self, pieces: Tensor) -> Tensor:
        scaled = self.embedding(pieces) * math.sqrt(self.size.width)
        result: Tensor = self.dropout(scaled + self.positions[: pieces.size(1)].to(scaled.dtype))
        return result

    def _initialise(self) -> None:
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2 and not name.startswith("embedding"):
                nn.init.xavier_uniform_(parameter)
        nn.init.normal_(self.embedding.weight, 0, self.size.width**-0.5)


def _split(x: Tensor, heads: int) -> Tensor:
    batch, length, width = x.shape
    return x.view(batch, length, heads, width // heads).transpose(1, 2)


def _merge(x: Tensor) -> Tensor:
    batch, heads, length, width = x.shape
    return x.transpose(1, 2).reshape(batch, length, heads * width)


def _guide_loss(query: Tensor, key: Tensor, mask: Tensor, guide: Tensor) -> Tensor:
    """Cross-entropy of one head's attention against aligned positions (negative: not aligned)."""
    scores = (query @ key.transpose(1, 2)).float() / math.sqrt(query.size(-1))
    log_attention = F.log_softmax(scores.masked_fill(~mask, -1e4), dim=-1)
    aligned = guide >= 0
    chosen = log_attention.gather(2, guide.clamp(min=0)[..., None])[..., 0]
    return -chosen[aligned].sum() / aligned.sum().clamp(min=1)
