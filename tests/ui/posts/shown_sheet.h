// The publishing sheet over a window, for the tests of the sheet.
#pragma once

#include "tests/ui/posts/sample_facts.h"
#include "ui/posts/publish_sheet.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

namespace brickwork::sample {

/// A window with an editor that has the focus, and the sheet over it.
struct ShownSheet
{
    Theme theme;
    QWidget window;
    QLineEdit* editor = new QLineEdit(&window);
    PublishSheet* sheet = new PublishSheet(theme, &window);
    QSignalSpy wished{sheet, &PublishSheet::publishWished};
    QSignalSpy chosen{sheet, &PublishSheet::placeChosen};
    QSignalSpy added{sheet, &PublishSheet::targetAdded};
    QSignalSpy closed{sheet, &PublishSheet::closed};

    ShownSheet()
    {
        window.resize(1024, 640);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor->setFocus();
    }

    void open(const PublishFacts& made) { sheet->open(publishState(made, english)); }
    void show(const PublishFacts& made) { sheet->setState(publishState(made, english)); }
    void openWith(const PublishPlan& made) { open(facts({planned(folder(), made)})); }
    template <typename Widget = QWidget>
    Widget* find(const char* name)
    {
        return sheet->findChild<Widget*>(QString::fromLatin1(name));
    }
    QPushButton* button() { return find<QPushButton>("publish.do"); }
    static void key(Qt::Key which) { QTest::keyClick(QApplication::focusWidget(), which); }
    void type(const char* field, const QString& text) { find<QLineEdit>(field)->setText(text); }
    /// A picture to look at, if BRICKWORK_PICTURES names a folder.
    void picture(const QString& name)
    {
        const QString to = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!to.isEmpty())
            QVERIFY(window.grab().save(QDir(to).filePath(u"publish-%1.png"_s.arg(name))));
    }
};

} // namespace brickwork::sample
