// What a print of the open draft needs to know of the page, beside its text.

#include "ui/write/write_page_parts.h"

namespace brickwork {

ImageRules WritePage::imageRules() const
{
    ImageRules rules = m_parts->imageRules();
    rules.fetched = m_parts->live.fetched();
    return rules;
}

} // namespace brickwork
