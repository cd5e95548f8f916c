/** How the recorded blocks were made that the audit is tried on. */
@NullMarked
package org.gridmarket.testbed.record;

import org.jspecify.annotations.NullMarked;
