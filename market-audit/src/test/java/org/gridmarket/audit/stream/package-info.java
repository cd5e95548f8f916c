/** Tests of the audit of the stream market. */
@NullMarked
package org.gridmarket.audit.stream;

import org.jspecify.annotations.NullMarked;
