/** What a command found, as JSON for machines and as a page with plots for people. */
@NullMarked
package org.gridmarket.testbed.report;

import org.jspecify.annotations.NullMarked;
