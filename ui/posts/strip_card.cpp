#include "ui/posts/strip_card.h"

#include "ui/posts/elided_label.h"
#include "ui/posts/strip_row.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

StripCard::StripCard(Theme& theme, const QString& name, QWidget* parent)
    : QFrame(parent), m_heading(new QLabel(this)), m_note(new ElidedLabel(Qt::ElideRight, this)),
      m_more(new QPushButton(this)), m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    setLook(this, Look::Card);
    m_heading->setObjectName(name + u".heading"_s);
    m_heading->setTextFormat(Qt::PlainText);
    m_note->setObjectName(name + u".note"_s);
    setLook(m_note, Look::Faint);
    m_more->setObjectName(name + u".more"_s);
    setLook(m_more, Look::Link);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(m_heading);
    head->addWidget(m_note, 1);
    head->addWidget(m_more);
    m_column->setContentsMargins(space::m, space::s, space::m, space::s);
    m_column->setSpacing(space::s);
    m_column->addLayout(head);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        tell();
    });
    connect(&theme, &Theme::changed, this, &StripCard::setFonts);
    setFonts();
    hide();
}

void StripCard::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_note->setFont(Theme::font(TextSize::Small));
    m_more->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    for (StripRow* row : std::as_const(m_rows))
        row->setFonts();
}

void StripCard::setTexts(const QString& heading, const QString& note)
{
    m_heading->setText(heading);
    m_note->setFullText(note);
    setAccessibleName(heading);
    setAccessibleDescription(note);
}

void StripCard::setRows(int count, const std::function<StripRow*(const QString& name)>& make)
{
    while (m_rows.size() > count) {
        // A press of one of its buttons may be what takes it away.
        StripRow* gone = m_rows.takeLast();
        m_column->removeWidget(gone);
        gone->setParent(nullptr);
        gone->deleteLater();
    }
    while (m_rows.size() < count) {
        StripRow* row = make(objectName() + u'.' + QString::number(m_rows.size()));
        m_column->addWidget(row);
        m_rows << row;
    }
    // Rows come when the rest of the page stands already; the keyboard reads them where they are seen.
    QWidget* before = m_more;
    for (const StripRow* row : std::as_const(m_rows)) {
        for (QPushButton* deed : row->deeds())
            setTabOrder(std::exchange(before, deed), deed);
    }
    tell();
}

void StripCard::setFew(int few)
{
    if (std::exchange(m_few, few) != few)
        tell();
}

void StripCard::tell()
{
    const qsizetype hidden = m_rows.size() - m_few;
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setVisible(m_all || i < m_few);
    m_more->setVisible(hidden > 0);
    m_more->setText(m_all ? tr("Show fewer") : tr("%1 more").arg(QLocale().toString(hidden)));
    //: %1 is the heading of what is shown in part
    m_more->setAccessibleName(tr("%1: %2").arg(m_heading->text(), m_more->text()));
    setVisible(!m_rows.isEmpty());
}

} // namespace brickwork
