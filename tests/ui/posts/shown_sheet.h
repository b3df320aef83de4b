// The publishing sheet over a window, and plans for it, for the tests of the sheet.
#pragma once

#include "ui/posts/publish_sheet.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

namespace brickwork::sample {

using namespace Qt::StringLiterals;

inline const QStringList places{u"My site"_s, u"Letters"_s};

inline PublishPlan plan(PlanAction action = PlanAction::Create)
{
    PublishPlan made;
    made.action = action;
    made.title = u"What a year of Fridays taught me"_s;
    made.slug = u"what-a-year-of-fridays-taught-me"_s;
    made.path = u"/srv/sites/letters/content/posts/what-a-year-of-fridays-taught-me.md"_s;
    made.url = u"https://example.org/posts/what-a-year-of-fridays-taught-me/"_s;
    made.date = QDateTime(QDate(2026, 11, 20), QTime(18, 40), QTimeZone::UTC);
    made.words = 1204;
    return made;
}

inline PublishPlan planWithNotes(int warnings, int refusals)
{
    PublishPlan made = plan();
    for (int i = 0; i < warnings; ++i)
        made.warnings
            << u"The picture “images/desk-%1.jpg” is in the workspace but not in the folder of the site: "
               "readers will not see it until it is copied there."_s.arg(i + 1);
    for (int i = 0; i < refusals; ++i)
        made.refusals
            << u"“%1” was changed outside Brickwork since it was published. Bring the change into the "
               "draft or move the file away, then publish again."_s.arg(made.path);
    return made;
}

/// A window with an editor that has the focus, and the sheet over it.
struct ShownSheet
{
    Theme theme;
    QWidget window;
    QLineEdit* editor = new QLineEdit(&window);
    PublishSheet* sheet = new PublishSheet(theme, &window);
    QSignalSpy wished{sheet, &PublishSheet::publishWished};
    QSignalSpy chosen{sheet, &PublishSheet::targetChosen};
    QSignalSpy added{sheet, &PublishSheet::targetAdded};
    QSignalSpy closed{sheet, &PublishSheet::closed};

    ShownSheet()
    {
        window.resize(1024, 600);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor->setFocus();
    }

    void openWith(const PublishPlan& made)
    {
        sheet->open(places, u"Letters"_s);
        sheet->setPlan(made);
    }
    template <typename Widget>
    Widget* find(const char* name)
    {
        return sheet->findChild<Widget*>(QString::fromLatin1(name));
    }
    QPushButton* button() { return find<QPushButton>("publish.do"); }
    static void key(Qt::Key which) { QTest::keyClick(QApplication::focusWidget(), which); }
    void type(const char* field, const QString& text) { find<QLineEdit>(field)->setText(text); }
};

} // namespace brickwork::sample
