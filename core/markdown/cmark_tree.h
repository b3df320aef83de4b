// The one door to cmark-gfm: a parsed tree that frees itself. cmark-gfm keeps global tables while it parses,
// so a tree holds the library's lock for as long as it lives; keep it short-lived and never make two in one
// thread.
#pragma once

#include <QByteArray>

#include <cmark-gfm.h>

#include <mutex>

namespace brickwork {

enum class TagFilter
{
    Off,
    On
};

class CmarkTree
{
public:
    /// Parses UTF-8 with tables, strikethrough, autolinks and task lists; `options` are CMARK_OPT_*.
    CmarkTree(QByteArrayView utf8, int options, TagFilter tagFilter = TagFilter::Off);
    CmarkTree(const CmarkTree&) = delete;
    CmarkTree& operator=(const CmarkTree&) = delete;
    ~CmarkTree();

    /// The document node; never null.
    [[nodiscard]] cmark_node* root() const { return m_root; }
    /// HTML by the options and extensions the tree was parsed with, as UTF-8.
    [[nodiscard]] QByteArray html() const;

private:
    std::scoped_lock<std::mutex> m_lock;
    int m_options;
    cmark_parser* m_parser;
    cmark_node* m_root = nullptr;
};

} // namespace brickwork
