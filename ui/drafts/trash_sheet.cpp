#include "ui/drafts/trash_sheet.h"

#include "ui/drafts/sheet_list.h"
#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 820;
constexpr int listWidth = 280;
constexpr int wantedHeight = 380;
constexpr int leastHeight = 160;
constexpr int around = 220; ///< of the sheet and the window

} // namespace

TrashSheet::TrashSheet(Theme& theme, QWidget* parent)
    : DraftSheet(theme, parent, u"trashSheet"_s, sheetWidth), m_list(new SheetList(theme, bodyWidget())),
      m_text(new QPlainTextEdit(bodyWidget())), m_empty(new LeadingLabel({}, bodyWidget())),
      m_restore(addButton(tr("Restore"), u"restore"_s, Look::Primary)),
      m_close(addButton(tr("Close"), u"close"_s, Look::Quiet))
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &TrashSheet::choose);
    connect(m_list, &QListWidget::itemActivated, m_restore, &QPushButton::click);
    connect(m_close, &QPushButton::clicked, this, &TrashSheet::dismiss);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (!chosen().isEmpty())
            Q_EMIT restoreWished(chosen());
    });
}

void TrashSheet::build()
{
    setHeading(tr("Trash"));
    m_list->setObjectName(partName(u"list"_s));
    m_list->setAccessibleName(tr("Drafts in the trash"));
    m_list->setFixedWidth(listWidth);
    m_text->setObjectName(partName(u"text"_s));
    m_text->setAccessibleName(tr("Text of the draft in the trash"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(Theme::font(TextSize::Small, QFont::Normal, TextFace::Mono));
    setLook(m_text, Look::Field);
    m_empty->setObjectName(partName(u"empty"_s));
    m_empty->setText(tr("There is nothing in the trash. Drafts that you move there can be read and brought "
                        "back here."));
    m_empty->setWordWrap(true);
    setLook(m_empty, Look::Faint);
    auto* across = new QHBoxLayout;
    across->setSpacing(space::l);
    across->addWidget(m_list);
    across->addWidget(m_text, 1);
    body().addWidget(m_empty);
    body().addLayout(across, 1);
    setTabOrder(m_list, m_text);
    setTabOrder(m_text, m_close);
    setTabOrder(m_close, m_restore);
}

void TrashSheet::open(const std::vector<TrashRow>& rows)
{
    m_rows.clear();
    setRows(rows);
    showWith(rows.empty() ? static_cast<QWidget*>(m_close) : m_list);
}

void TrashSheet::setRows(const std::vector<TrashRow>& rows)
{
    const int before = std::max(0, m_list->currentRow());
    m_rows = rows;
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const TrashRow& row : rows)
            m_list->addRow(row.title, row.meta);
        m_list->setCurrentRow(std::min(before, static_cast<int>(rows.size()) - 1));
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{m_list, m_text, m_restore})
        widget->setVisible(!rows.empty());
    m_empty->setVisible(rows.empty());
    choose();
    if (!isVisible())
        return;
    place();
    if (rows.empty())
        m_close->setFocus(Qt::OtherFocusReason);
}

/// The list gives the height, as much of it as there is.
void TrashSheet::place()
{
    m_list->setFixedHeight(std::clamp(parentWidget()->height() - around, leastHeight, wantedHeight));
    DraftSheet::place();
}

QString TrashSheet::chosen() const
{
    const int row = m_list->currentRow();
    return row < 0 ? QString() : m_rows.at(static_cast<size_t>(row)).key;
}

void TrashSheet::choose()
{
    m_text->clear();
    const QString key = chosen();
    m_restore->setEnabled(!key.isEmpty());
    if (!key.isEmpty())
        Q_EMIT textWished(key);
}

void TrashSheet::setText(const QString& key, const QString& text)
{
    if (key == chosen())
        m_text->setPlainText(text);
}

} // namespace brickwork
