// The page one writes on with its find bar, as the tests of finding and replacing use them: by keys.
#pragma once

#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace brickwork::test {

using namespace Qt::StringLiterals;

inline EditorState draft(const QString& text)
{
    EditorState state;
    state.id = DraftId{u"a.md"_s};
    state.text = text;
    return state;
}

struct Desk
{
    explicit Desk(Theme& theme, const QString& text) : page(theme)
    {
        page.resize(1000, 640);
        page.show();
        (void) QTest::qWaitForWindowActive(&page);
        editor = page.findChild<QPlainTextEdit*>(u"editor"_s);
        page.showDraft(draft(text));
        editor->setFocus();
    }
    template <typename Widget = QWidget>
    Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(page.window()->focusWidget(), key, modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(page.window()->focusWidget(), text); }
    void open() const { key(Qt::Key_F, Qt::ControlModifier); }
    void lookFor(const QString& text) const
    {
        open();
        type(text);
    }
    void option(const char* name) const { find<QToolButton>(name)->click(); }
    [[nodiscard]] QString count() const { return find<QLabel>("findBar.count")->text(); }
    [[nodiscard]] QString problem() const
    {
        auto* label = find<QLabel>("findBar.problem");
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString selected() const
    {
        return editor->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    }
    [[nodiscard]] int at() const { return editor->textCursor().selectionStart(); }
    void select(int from, int to) const
    {
        QTextCursor cursor = editor->textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        editor->setTextCursor(cursor);
    }
    void replaceWith(const QString& text) const
    {
        find<QToolButton>("findBar.expand")->setChecked(true);
        find<QLineEdit>("findBar.with")->setText(text);
    }
    void replaceAll() const { find<QPushButton>("findBar.replaceAll")->click(); }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!folder.isEmpty()) {
            QTest::qWait(300);
            QVERIFY(page.grab().save(u"%1/find-%2.png"_s.arg(folder, QString::fromLatin1(name))));
        }
    }

    WritePage page;
    QPlainTextEdit* editor = nullptr;
};

inline QString lines(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u"Line %1 tells of a brick and of the wall it is in.\n"_s.arg(i);
    return text;
}

} // namespace brickwork::test
