/** Tests of groups: tables by hand, histories over the simulated discovery, and each rule's opposite. */
@NullMarked
package org.gridmarket.middleware.group;

import org.jspecify.annotations.NullMarked;
