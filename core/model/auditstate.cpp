// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/auditstate.h"

namespace lineside {

std::string text(const AuditFault &fault)
{
    const std::string line = std::to_string(fault.number);
    switch (fault.kind) {
    case AuditFaultKind::LineChanged:
        return "line " + line + " is not what was written, or does not follow the one before it";
    case AuditFaultKind::SignatureWrong:
        return "the signature at line " + line + " is wrong";
    case AuditFaultKind::OtherKey:
        return "the signature at line " + line + " is of another key";
    case AuditFaultKind::Rewritten:
        return "the lines up to " + line + " are others than those that were signed";
    case AuditFaultKind::EndMissing:
        return "the end is missing: it was signed up to line " + line;
    case AuditFaultKind::Unsigned:
        return "from line " + line + " on there is no signature";
    case AuditFaultKind::HeadMissing:
        return "the file that says how far the record had come is missing: " + fault.detail;
    case AuditFaultKind::KeyMissing:
        return "it cannot be signed: " + fault.detail;
    case AuditFaultKind::NotWritten:
        return "it cannot be written: " + fault.detail;
    }
    return "unknown";
}

} // namespace lineside
