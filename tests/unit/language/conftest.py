"""The real model, unpacked once a session; a toy model of the same format; texts; a second opinion on segmentation."""

import json
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from askgov.language import open_embeddings
from askgov.language.light import LightEmbeddings
from askgov.language.packed import PackedModel, parse_packed
from askgov.language.unpack import _packed_bytes, unpacked_model
from askgov.language.write_model import write_model

DATA = Path(__file__).parents[4] / "shared" / "data"

ORGANS = ("阳城县行政审批服务管理局", "宿迁市人民政府", "青禾县教育局", "临江区卫生健康委员会", "云溪县公安局")
SENTENCES = (
    "{}2023年新收政府信息公开申请12件，其中自然人9件、商业企业3件，均已在法定期限内答复。",
    "本年度{}通过政府网站主动公开政府信息6072条，其中“双公示”4541条，公告公示347条。",
    "全年行政处罚罚没收入1207.35万元，比上年下降75%，占比由8.2%降至2.05%。",
    "{}共办理行政许可23286件，行政强制0件；行政事业性收费59237.2449万元。",
    "因政府信息公开引发的行政复议5件：结果维持3件、结果纠正1件、尚未审结1件。",
    "存在的主要问题：一是公开内容不够全面；二是政策解读形式单一；三是“互联网+政务服务”水平有待提升。",
    "{}哪一年的信息公开申请最多？",
    "去年{}被告到法院几次，输了几次",
    "联系电话：0527-84368888，邮编223800，网址http://www.suqian.gov.cn，E-mail: xxgk@126.com。",
    "（一）主动公开。第二十条第（五）项、第（六）项，①行政许可 ②行政处罚 ③行政强制；Ａ类３项，ＶＲ展厅１个。",
    "微信公众号推送信息1,204条，APP下载3万次，PDF、Excel、GIS数据集各1个（WiFi全覆盖）。",
    "結轉下年度繼續辦理的申請，以及本機關不掌握相關政府資訊的情形。",
    "时间为2023年1月1日至12月31日，共365天；\n第一季度　第二季度\t第三季度  第四季度",
    "{}信息公开工作领导小组办公室设在政务公开科，负责日常工作。",
)

TOPICS = ("收到多少件信息公开申请", "罚没收入是多少", "被告到法院几次", "依申请公开结转下年几件")


def _strings(value: object) -> list[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        return [value]
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in inner for text in _strings(part)]


def _in_our_alphabet(text: str) -> bool:
    """Chinese, ASCII, digits, symbols: no letter of another script."""
    return all(character.isascii() or not character.isalpha() or "㐀" <= character <= "鿿" for character in text)


@pytest.fixture(scope="session")
def passages() -> list[str]:
    """180 different texts of 5 to 600 characters: ours, and real ones where the shared data is there."""
    texts = [sentence.format(organ) for organ in ORGANS for sentence in SENTENCES]
    pairs = [first + second for first in texts[::3] for second in texts[::-4]]
    for file in sorted((DATA / "reports").glob("*")):
        report = file.read_text("utf-8")
        texts += [report[start : start + length] for length in (60, 130, 600) for start in range(0, len(report), length * 15)]
    if (DATA / "cmrc2018_dev.json").is_file():
        texts += [text[:150] for text in _strings(json.loads((DATA / "cmrc2018_dev.json").read_text("utf-8")))[::500]]
    return [text for text in dict.fromkeys(texts + pairs) if len(text) >= 5 and _in_our_alphabet(text)][:180]


@pytest.fixture(scope="session")
def queries() -> list[str]:
    """40 questions: real ones where the shared data is there, and ours."""
    file = DATA / "questions.jsonl"
    real = [json.loads(line)["question"] for line in file.read_text("utf-8").splitlines()] if file.is_file() else []
    ours = [f"{organ}{year}年{topic}" for topic in TOPICS for organ in ORGANS for year in (2021, 2024)]
    return [*real, *ours][:40]


@pytest.fixture(scope="session")
def model_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder with the real model in it."""
    index = tmp_path_factory.mktemp("index")
    unpacked_model(index)
    return index


@pytest.fixture(scope="session")
def light(model_index: Path) -> LightEmbeddings:
    engine = open_embeddings(model_index, model="multilingual-e5-small", engine="light")
    assert isinstance(engine, LightEmbeddings)
    return engine


@pytest.fixture(scope="session")
def packed() -> PackedModel:
    """The real packed file, parsed."""
    return parse_packed(_packed_bytes())


Segment = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def full_segmentation(packed: PackedModel) -> Segment:
    """What the C engine of the package does to a text, in plain Python and over the whole vocabulary of 250,002 pieces.

    The best path through all pieces, an unknown character costing the lowest score minus 10; runs of unknown
    characters make one token, as in SentencePiece.
    """
    pieces = packed.pieces
    score = dict(zip(pieces.texts, pieces.scores.tolist(), strict=True))
    longest, unknown_score = max(map(len, score)), min(score.values()) - 10
    unknown = pieces.texts[pieces.unknown]

    def segment(text: str) -> list[str]:
        mapped = "".join(packed.normalisation.get(character, character) for character in text)
        while "  " in mapped:
            mapped = mapped.replace("  ", " ")
        marked = mapped.replace(" ", "▁")
        marked = marked if marked.startswith("▁") else "▁" + marked
        best: list[tuple[float, int, str]] = [(0.0, 0, "")]
        for end in range(1, len(marked) + 1):
            ways = [(best[end - 1][0] + unknown_score, end - 1, unknown)]
            for start in range(max(0, end - longest), end):
                if (piece := marked[start:end]) in score and piece != unknown:
                    ways.append((best[start][0] + score[piece], start, piece))
            best.append(max(ways))
        path, end = [], len(marked)
        while end:
            path.append(best[end][2])
            end = best[end][1]
        path.reverse()
        return [piece for i, piece in enumerate(path) if piece != unknown or i == 0 or path[i - 1] != unknown]

    return segment


TOY_PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "中", "国", "中国", "▁ab", "é", "éa", "<mask>")
TOY_MAP = {"Ａ": "a", "\n": " ", "\u0001": "", "㎏": "kg"}
TOY_SHAPE = {"hidden": 32, "layers": 2, "heads": 2, "feed_forward": 64, "vocabulary": 16, "positions": 24, "token_types": 2}


def _pack_toy() -> bytes:
    """A whole packed file of a tiny random model, written after the layout that packed.py describes."""
    random = np.random.default_rng(7)
    blob = "".join(TOY_PIECES).encode()
    offsets = np.cumsum([0] + [len(piece.encode()) for piece in TOY_PIECES]).astype("<u4")
    scores = np.array([0, 0, 0, 0, -2, -3, -3, -5, -5, -4, -4, -9, -6, 0], "<f4")
    table = b"".join(struct.pack(f"<IB{len(to)}I", ord(source), len(to), *map(ord, to)) for source, to in TOY_MAP.items())
    head = b"E5S1" + struct.pack("<I7ifi", 1, *TOY_SHAPE.values(), 1e-12, 32)
    head += struct.pack("<5iQ", len(TOY_PIECES), 0, 2, 1, 3, len(blob)) + offsets.tobytes() + scores.tobytes() + blob
    head += struct.pack("<iI", len(TOY_MAP), len(table)) + table
    tensors = list(_toy_tensors(random))
    head_size = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name, *_ in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, kind, count, data in tensors:
        directory += struct.pack(f"<H{len(name)}sBIQQ", len(name), name.encode(), kind, count, head_size + len(body), len(data))
        body += data
    return head + directory + body


def _toy_tensors(random: np.random.Generator) -> list[tuple[str, int, int, bytes]]:
    hidden, wide = TOY_SHAPE["hidden"], TOY_SHAPE["feed_forward"]

    def floats(name: str, count: int, around: float = 0.0) -> tuple[str, int, int, bytes]:
        return name, 0, count, (around + random.normal(0, 0.1, count)).astype("<f4").tobytes()

    def four_bit(name: str, count: int) -> tuple[str, int, int, bytes]:
        blocks = count // 32
        scales = random.uniform(0.02, 0.05, blocks).astype("<f2")
        nibbles = random.integers(0, 256, (blocks, 16), np.uint8)
        return name, 1, count, b"".join(scale.tobytes() + row.tobytes() for scale, row in zip(scales, nibbles, strict=True))

    tensors = [four_bit("emb.word", TOY_SHAPE["vocabulary"] * hidden), floats("emb.pos", TOY_SHAPE["positions"] * hidden)]
    tensors += [floats("emb.type", 2 * hidden), floats("emb.ln.w", hidden, 1.0), floats("emb.ln.b", hidden)]
    for layer in range(TOY_SHAPE["layers"]):
        for part, rows, columns in (("q", hidden, hidden), ("k", hidden, hidden), ("v", hidden, hidden), ("ao", hidden, hidden),
                                    ("fi", wide, hidden), ("fo", hidden, wide)):  # fmt: skip
            tensors += [four_bit(f"l{layer}.{part}.w", rows * columns), floats(f"l{layer}.{part}.b", rows)]
        for norm in ("aln", "oln"):
            tensors += [floats(f"l{layer}.{norm}.w", hidden, 1.0), floats(f"l{layer}.{norm}.b", hidden)]
    return tensors


@pytest.fixture(scope="session")
def toy_bytes() -> bytes:
    return _pack_toy()


@pytest.fixture
def toy_folder(tmp_path: Path, toy_bytes: bytes) -> Path:
    """A complete sentence-transformers folder of a tiny random model: 14 pieces, 32 dimensions, 24 tokens at most."""
    folder = tmp_path / "toy"
    folder.mkdir()
    write_model(folder, parse_packed(toy_bytes))
    return folder
