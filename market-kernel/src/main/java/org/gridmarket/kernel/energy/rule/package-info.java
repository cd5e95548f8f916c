/** Rules that change by proposal and approval, and what is in force at an interval. */
@NullMarked
package org.gridmarket.kernel.energy.rule;

import org.jspecify.annotations.NullMarked;
