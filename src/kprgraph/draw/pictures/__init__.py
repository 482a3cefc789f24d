"""The kinds of pictures, one module each: what it asks the graph for and how it lays that out."""
