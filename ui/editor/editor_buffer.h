// A text with everything that belongs to it and not to the view: its document with the steps of undo, its
// colours, its counted words, where the cursor stood and what was at the top. An Editor gives it away and
// takes it back, so that several drafts lie open while one is shown.
#pragma once

#include "ui/editor/edit_meter.h"
#include "ui/theme/writing_style.h"

#include <QFont>
#include <QString>

#include <memory>

class QTextDocument;

namespace brickwork {

class MarkdownHighlighter;
class SpacedLayout;
struct Tokens;

class EditorBuffer
{
public:
    ~EditorBuffer();
    EditorBuffer(const EditorBuffer&) = delete;
    EditorBuffer& operator=(const EditorBuffer&) = delete;

    /// As Editor::text() gave it.
    [[nodiscard]] QString text() const;
    /// Of the text, line breaks included.
    [[nodiscard]] int characters() const;

private:
    friend class Editor;
    EditorBuffer();

    std::unique_ptr<QTextDocument> m_document;
    SpacedLayout* m_layout = nullptr; ///< owned by the document
    std::unique_ptr<MarkdownHighlighter> m_highlighter;
    std::unique_ptr<EditMeter> m_meter;
    int m_anchor = 0;
    int m_position = 0;
    double m_topLine = 0;
    // How it was dressed when it was given away.
    WritingStyle m_style;
    QFont m_font;
    const Tokens* m_tokens = nullptr;
};

} // namespace brickwork
