"""Gradio's theme in the portal's colours: AA contrast in light and dark, sizes in rem so that the text-size switch works."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr

FONTS = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif"]


def theme() -> "gr.themes.Base":
    """System fonts only: Chinese web fonts weigh megabytes and would have to come from somewhere."""
    import gradio as gr

    size = gr.themes.Size(name="rem", xxs=".75rem", xs=".8125rem", sm=".9375rem", md="1rem", lg="1.0625rem", xl="1.375rem", xxl="1.75rem")
    base = gr.themes.Default(primary_hue="blue", neutral_hue="gray", text_size=size, font=FONTS, font_mono=["ui-monospace", "monospace"])
    colours = {
        "body_background_fill": "#f3f5f9",
        "background_fill_primary": "#ffffff",
        "block_background_fill": "#ffffff",
        "body_text_color": "#1a2330",
        "body_text_color_subdued": "#4a5566",
        "input_placeholder_color": "#5c6878",
        "border_color_primary": "#d3dae5",
        "link_text_color": "#134a9c",
        "color_accent": "#134a9c",
        "button_primary_background_fill": "#134a9c",
        "button_primary_background_fill_hover": "#0e3a7d",
        "button_primary_text_color": "#ffffff",
        "body_background_fill_dark": "#10161f",
        "background_fill_primary_dark": "#19222e",
        "block_background_fill_dark": "#19222e",
        "body_text_color_dark": "#e8edf4",
        "body_text_color_subdued_dark": "#b6c1cf",
        "input_placeholder_color_dark": "#a3afbf",
        "border_color_primary_dark": "#35424f",
        "link_text_color_dark": "#8fbaff",
        "button_primary_background_fill_dark": "#2b67c4",
        "button_primary_background_fill_hover_dark": "#3a78d8",
        "button_primary_text_color_dark": "#ffffff",
    }
    return base.set(**colours)
