// Joins the outline and the editor: shows which section one is in, and moves sections. Each move is checked
// against a parse of the text as it is now and of the text as it would be: where they do not agree, nothing
// is touched.
#pragma once

#include "core/markdown/document.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace brickwork {

class Editor;
class OutlinePanel;
struct SectionEdit;

class PageOutline final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    PageOutline(Editor& editor, OutlinePanel& panel, QObject* parent = nullptr);

    /// The section that the cursor is in: a place up (-1) or down (1).
    void stepHere(int by);
    /// The section that the cursor is in: a level up (-1) or down (1).
    void shiftHere(int by);

Q_SIGNALS:
    void refused(const QString& sentence); ///< nothing was changed

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Outline = std::vector<OutlineEntry>;
    /// What to do with heading `row` of a text, with its own outline.
    using Decide =
        std::function<std::optional<SectionEdit>(const QString& text, const Outline& now, int row)>;

    void follow();
    void move(int row, int before);
    void step(int row, int by);
    void shift(int row, int by);
    void change(int row, const Decide& decide);
    void changeHere(const Decide& decide);
    void carryOut(const QString& text, const Outline& now, int row, const Decide& decide);
    void apply(const SectionEdit& edit, const Outline& after);

    Editor& m_editor;
    OutlinePanel& m_panel;
};

} // namespace brickwork
