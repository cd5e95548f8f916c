/** The offers of a member of an allocation market: as a file lists them, and a program that posts them. */
@NullMarked
package org.gridmarket.agent.allocation;

import org.jspecify.annotations.NullMarked;
