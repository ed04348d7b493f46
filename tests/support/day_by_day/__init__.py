"""The orders of Part 3A and the reviews of Part 4A once more, from the words of the Act alone: slow, plain, without sight of the rules of the house.

Each reading of the register is tried; in each world the days are walked one after another. Nothing of app/law is read here.
"""
