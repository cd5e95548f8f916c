/** Models are read, and what is wrong with one is named by place. */
@NullMarked
package org.gridmarket.middleware.model;

import org.jspecify.annotations.NullMarked;
