// A settings page on the screen with a sample state, for the tests of the page.
#pragma once

#include "ui/settings/settings_page.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

namespace brickwork::sample {

using namespace Qt::StringLiterals;

inline SettingsState sampleState()
{
    return {.workspacePath = u"/srv/letters/Writing"_s,
            .habit = {.rollover = {180},
                      .weekStart = WeekStart::Sunday,
                      .restWeekdays = weekdaySetFrom(u"sunday"_s).value(),
                      .target = 3,
                      .wordGoal = 500,
                      .year = 2026,
                      .yearGoal = 50,
                      .reminder = {}},
            .theme = ThemeMode::Dark,
            .targets = {{.name = u"My site"_s,
                         .kind = u"folder"_s,
                         .options = {{u"path"_s, u"/srv/sites/garden"_s},
                                     {u"generator"_s, u"hugo"_s},
                                     {u"front-matter"_s, u"toml"_s},
                                     {u"url"_s, u"https://example.org"_s}}},
                        {.name = u"Print"_s,
                         .kind = u"folder"_s,
                         .options = {{u"path"_s, u"/srv/print"_s}, {u"format"_s, u"html"_s}}}},
            .storePath = u"/srv/letters/data/brickwork/store.sqlite"_s,
            .journalPath = u"/srv/letters/Writing/.brickwork/journal"_s,
            .version = u"0.1.0"_s};
}

/// Counts every signal of the page by name.
class Ears
{
public:
    explicit Ears(SettingsPage& page)
    {
        const QMetaObject* meta = page.metaObject();
        for (int i = meta->methodOffset(); i < meta->methodCount(); ++i) {
            if (meta->method(i).methodType() == QMetaMethod::Signal)
                m_spies.push_back(std::make_unique<QSignalSpy>(&page, meta->method(i)));
        }
    }

    [[nodiscard]] qsizetype heard() const
    {
        qsizetype sum = 0;
        for (const auto& spy : m_spies)
            sum += spy->count();
        return sum;
    }

private:
    std::vector<std::unique_ptr<QSignalSpy>> m_spies;
};

/// A page on the screen, with the sample unless told otherwise.
struct Shown
{
    explicit Shown(const SettingsState& state = sampleState()) : page(theme)
    {
        theme.apply();
        page.resize(960, 600);
        page.setState(state);
        page.show();
        active = QTest::qWaitForWindowActive(&page);
    }

    template <typename T>
    [[nodiscard]] T* find(const QString& name) const
    {
        return page.findChild<T*>(u"settings."_s + name);
    }
    void click(const QString& name) const { find<QPushButton>(name)->click(); }
    void openForm() const
    {
        click(u"add"_s);
        QTest::qWait(50); // the layout's turn
    }

    Theme theme;
    SettingsPage page;
    bool active = false;
};

} // namespace brickwork::sample
