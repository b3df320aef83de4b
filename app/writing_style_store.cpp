#include "app/writing_style_store.h"

#include "ui/frame/main_window.h"
#include "ui/settings/settings_page.h"
#include "ui/write/write_page.h"

#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

WritingStyle savedWritingStyle()
{
    QSettings settings;
    settings.beginGroup("writing"_L1);
    WritingStyle style;
    const auto number = [&](QLatin1StringView key, int& value) {
        bool read = false;
        const int saved = settings.value(key).toInt(&read);
        value = read ? saved : value;
    };
    const auto choice = [&](QLatin1StringView key, bool& value) {
        value = settings.value(key, value).toBool();
    };
    style.family = settings.value("family"_L1).toString();
    number("zoom"_L1, style.zoom);
    number("column"_L1, style.column);
    number("lineSpacing"_L1, style.lineSpacing);
    choice("typewriter"_L1, style.typewriter);
    style.lit = settings.value("lit"_L1).toString() == "sentence"_L1 ? Lit::Sentence : Lit::Paragraph;
    choice("smartPunctuation"_L1, style.smartPunctuation);
    choice("pairs"_L1, style.pairs);
    choice("spelling"_L1, style.spelling);
    return withinLimits(std::move(style));
}

void saveWritingStyle(const WritingStyle& style)
{
    QSettings settings;
    settings.beginGroup("writing"_L1);
    settings.setValue("family"_L1, style.family);
    settings.setValue("zoom"_L1, style.zoom);
    settings.setValue("column"_L1, style.column);
    settings.setValue("lineSpacing"_L1, style.lineSpacing);
    settings.setValue("typewriter"_L1, style.typewriter);
    settings.setValue("lit"_L1, style.lit == Lit::Sentence ? u"sentence"_s : u"paragraph"_s);
    settings.setValue("smartPunctuation"_L1, style.smartPunctuation);
    settings.setValue("pairs"_L1, style.pairs);
    settings.setValue("spelling"_L1, style.spelling);
}

WritingStyleStore::WritingStyleStore(MainWindow& window) : m_window(window)
{
    const WritingStyle style = savedWritingStyle();
    m_window.write().setWritingStyle(style);
    m_window.settings().setWritingStyle(style);
    connect(&m_window.write(), &WritePage::writingStyleChanged, this, &WritingStyleStore::take);
    connect(&m_window.settings(), &SettingsPage::writingStyleChosen, this, &WritingStyleStore::take);
}

void WritingStyleStore::take(const WritingStyle& style)
{
    saveWritingStyle(style);
    m_window.write().setWritingStyle(style);
    m_window.settings().setWritingStyle(style);
}

} // namespace brickwork
