#include "ui/editor/editor.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/theme.h"
#include "ui/write/put_files.h"
#include "ui/write/write_page.h"
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QAbstractItemView>
#include <QScrollArea>
#include <QClipboard>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTest>
using namespace Qt::StringLiterals;
using namespace brickwork;
class M : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pictures()
    {
        Theme theme;
        const QString folder = u"/tmp/help4/pics/"_s;
        for (const bool dark : {false, true}) for (const bool rtl : {false, true}) {
            theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light); theme.apply();
            qApp->setLayoutDirection(rtl ? Qt::RightToLeft : Qt::LeftToRight);
            WritePage page(theme);
            page.resize(1024, 640);
            page.show();
            auto* editor = page.findChild<Editor*>(u"editor"_s);
            const QSignalSpy spy(&page, &WritePage::filesPut);
            page.showDraft({.id = DraftId{u"a.md"_s}, .untitled = false, .text = rtl ? u"# שלום עולם\n\nזו פסקה ארוכה למדי. והמשפט השני גם הוא כאן.\n\n"_s : u"# A title\n\nIt rained all day. Nobody minded, and that is the whole of the story so far! Was it late?\n\n"_s, .readOnlyReason = {}, .plain = false, .cursor = 0, .scroll = 0, .folder = {}});
            editor->setFocus();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            QTextCursor c = editor->textCursor(); c.movePosition(QTextCursor::End); editor->setTextCursor(c);
            page.putFiles({u"/tmp/x.png"_s, u"/tmp/y.png"_s});
            page.linkFiles(spy.first().at(0).value<PutFiles>().place, {{u"assets/the-sea-at-noon.png"_s, rtl ? u"הים"_s : u"The sea at noon"_s, true}, {u"assets/y.png"_s, {}, true}});
            QTest::qWait(400);
            page.grab().save(folder + u"hint-%1-%2.png"_s.arg(dark).arg(rtl));
            QTest::keyClick(editor, Qt::Key_Escape);
            WritingStyle s = page.writingStyle(); s.lit = Lit::Sentence; s.zoom = 200; page.setWritingStyle(s);
            page.setFocusMode(true);
            c.setPosition(editor->document()->findBlockByNumber(2).position() + 25); editor->setTextCursor(c);
            QTest::qWait(400);
            page.grab().save(folder + u"sentence-%1-%2.png"_s.arg(dark).arg(rtl));
            SettingsPage settings(theme);
            settings.resize(1024, 640);
            settings.show();
            QTest::qWait(100);
            settings.findChild<QScrollArea*>(u"settings.scroll"_s)->ensureWidgetVisible(settings.findChild<QWidget*>(u"settings.pairs"_s));
            QTest::qWait(100);
            settings.grab().save(folder + u"settings-%1-%2.png"_s.arg(dark).arg(rtl));
            auto* family = settings.findChild<QComboBox*>(u"settings.family"_s);
            family->showPopup();
            QTest::qWait(100);
            family->view()->window()->grab().save(folder + u"fonts-%1-%2.png"_s.arg(dark).arg(rtl));
            family->hidePopup();
        }
    }
};
QTEST_MAIN(M)
#include "tst_zz_paste_measure.moc"
